/// Which Hashiya this is.
public enum Version {
    /// Semantic version of the programs and of the library.
    public static let current = "0.1.0"
}
