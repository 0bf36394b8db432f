extension StepCompilers { static var conversions: [StepName: Compiler] { [:] } }
