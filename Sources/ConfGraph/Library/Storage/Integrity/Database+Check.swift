extension Database {
    /// Proves the graph: SQLite's own structures, the rows against each other,
    /// and all that is derived from the rows against them.
    ///
    /// - Parameter repair: make anew what is derived and wrong.
    /// - Complexity: O(rows · log); memory does not grow with the graph.
    func check(repair: Bool, cancellation: Cancellation? = nil) throws -> CheckReport {
        var report = try read(cancellation: cancellation) { try IntegrityCheck(reader: $0).run() }
        guard repair, !report.isClean else { return report }
        try write(cancellation: cancellation) { try Repair(writer: $0).run() }
        // What a repair achieved is seen, not assumed.
        let after = try read(cancellation: cancellation) { try IntegrityCheck(reader: $0).run() }
        for index in report.findings.indices {
            let message = report.findings[index].message
            report.findings[index].isRepaired = !after.findings.contains { $0.message == message }
        }
        report.findings += after.findings.filter { finding in
            !report.findings.contains { $0.message == finding.message }
        }
        return report
    }
}
