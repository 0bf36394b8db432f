import CSQLiteRival
import Foundation

/// What the figures were taken on.
struct Machine {
    static func description() -> String {
        let memory = ProcessInfo.processInfo.physicalMemory
        let parts = [
            cpu(), "\(ProcessInfo.processInfo.processorCount) cores",
            String(format: "%.0f GB", Double(memory) / 1e9), system(),
            "SQLite \(String(cString: sqlite3_libversion()))", "Swift \(swift())",
        ]
        return parts.joined(separator: ", ")
    }

    private static func cpu() -> String {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
            #if arch(arm64)
                return "arm64"
            #else
                return "x86_64"
            #endif
        }
        for line in text.split(separator: "\n") where line.hasPrefix("model name") {
            if let colon = line.firstIndex(of: ":") {
                return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            }
        }
        return "unknown CPU"
    }

    private static func system() -> String {
        let release = try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)
        for line in (release ?? "").split(separator: "\n") where line.hasPrefix("PRETTY_NAME=") {
            return line.dropFirst("PRETTY_NAME=".count).trimmingCharacters(in: ["\""])
        }
        return ProcessInfo.processInfo.operatingSystemVersionString
    }

    private static func swift() -> String {
        // The compiler's version cannot be read, only asked about.
        #if compiler(>=6.4)
            "6.4 or later"
        #elseif compiler(>=6.3)
            "6.3"
        #elseif compiler(>=6.2)
            "6.2"
        #else
            "6.1"
        #endif
    }
}
