extension StepCompilers { static var lists: [StepName: Compiler] { [:] } }
