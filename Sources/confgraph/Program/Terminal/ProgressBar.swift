import Synchronization

/// A bar on standard error, for work that lasts: it shows after half a second,
/// on terminals only, and leaves nothing behind.
final class ProgressBar: Sendable {
    private struct State {
        var shownAt: Double?
        var lastDrawn = 0.0
    }

    private static let delay = 0.5
    private static let interval = 0.1

    private let title: String
    private let start = Terminal.seconds
    private let isEnabled: Bool
    private let state = Mutex(State())

    init(title: String, isEnabled: Bool = Terminal.errorIsTerminal) {
        self.title = title
        self.isEnabled = isEnabled
    }

    /// Shows how much of the work is done, from 0 to 1.
    func update(_ fraction: Double) {
        guard isEnabled else { return }
        let now = Terminal.seconds
        guard now - start >= Self.delay else { return }
        state.withLock { state in
            guard now - state.lastDrawn >= Self.interval else { return }
            state.lastDrawn = now
            state.shownAt = state.shownAt ?? now
            Messages.raw("\r\u{1B}[K" + line(fraction, seconds: now - start))
        }
    }

    /// Takes the bar away.
    func finish() {
        state.withLock { state in
            if state.shownAt != nil { Messages.raw("\r\u{1B}[K") }
            state.shownAt = nil
        }
    }

    private func line(_ fraction: Double, seconds: Double) -> String {
        let done = min(max(fraction.isFinite ? fraction : 0, 0), 1)
        let numbers = " \(Int(done * 100)) % \(Int(seconds)) s"
        let room = max(min(Terminal.width - title.count - numbers.count - 5, 40), 5)
        let filled = Int(done * Double(room))
        return title + " [" + String(repeating: "#", count: filled)
            + String(repeating: "-", count: room - filled) + "]" + numbers
    }
}
