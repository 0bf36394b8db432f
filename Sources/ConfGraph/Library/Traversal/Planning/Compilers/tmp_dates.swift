extension StepCompilers { static var dates: [StepName: Compiler] { [:] } }
