internal import AnnotationSchema

/// A country or a capital of the gazetteer.
struct Place: Sendable {
    /// Canonical Arabic name.
    var name: String
    var links: Entity.Links
    /// PLOVER actor code; nil for a city.
    var actorCode: String?
}
