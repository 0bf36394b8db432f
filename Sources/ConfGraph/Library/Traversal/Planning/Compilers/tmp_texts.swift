extension StepCompilers { static var texts: [StepName: Compiler] { [:] } }
