import Testing

@testable import ConfGraph

@Suite struct LayoutTests {
    @Test func skeletonBuilds() { #expect(StepName.allCases.count > 100) }
}
