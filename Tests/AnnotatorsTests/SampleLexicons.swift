import AnnotationSchema
import Annotators
import ArabicText
import Testing

/// A small gazetteer, so that these tests stand whatever linguists do with the real one.
enum Sample {
    static let countries = [
        ["FR", "FRA", "فرنسا", "الجمهورية الفرنسية", "فرنسي", "-"],
        ["IQ", "IRQ", "العراق", "جمهورية العراق", "عراقي", "-"],
        ["DE", "DEU", "ألمانيا", "-", "ألماني", "ألمان"],
        ["TR", "TUR", "تركيا", "-", "تركي", "أتراك"],
        ["LB", "LBN", "لبنان", "-", "لبناني", "-"],
        ["OM", "OMN", "عمان", "سلطنة عمان", "عماني", "-"],
        ["ML", "MLI", "مالي", "-", "-", "-"],
        ["US", "USA", "الولايات المتحدة", "الولايات المتحدة الأمريكية|أمريكا", "أمريكي", "أمريكان"],
        ["GW", "GNB", "غينيا بيساو", "غينيا-بيساو", "-", "-"],
        ["GN", "GIN", "غينيا", "-", "غيني", "-"],
        ["KP", "PRK", "كوريا الشمالية", "-", "-", "كوري شمالي|كوري الشمالي"],
        ["IN", "IND", "الهند", "-", "هندي", "هنود"],
        ["JO", "JOR", "الأردن", "-", "أردني", "-"],
    ]
    static let cities = [
        ["FR", "باريس", "-", "2988507", "48.85341", "2.3488"],
        ["US", "واشنطن", "واشنطن العاصمة", "4140963", "38.89511", "-77.03637"],
        ["JO", "عمان", "-", "250441", "31.95522", "35.94503"],
        ["GL", "نوك", "-", "3421319", "64.18347", "-51.72157"],
    ]
    static let guards = [
        ["مالي", "name", "not-after", "مدير|إيراد*", "financial"],
        ["مالي", "name", "not-before", "و", "financial"],
        ["هندي", "demonym", "not-after", "تمر", "tamarind"],
        ["غينيا", "name", "only-after", "في|إلى", "for the test"],
        ["عمان", "name", "not-before", "الأهلية", "for the test"],
        ["بنوك", "any", "never", "-", "banks"],
    ]

    static func bytes(_ rows: [[String]]) -> [UInt8] {
        Array((rows.map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n").utf8)
    }

    static var files: [String: [UInt8]] {
        [
            "countries.tsv": bytes(countries + [["GL", "GRL", "غرينلاند", "-", "-", "-"]]), "cities.tsv": bytes(cities),
            "guards.tsv": bytes(guards),
        ]
    }
}

/// All layers over a text.
func draft(_ string: String, _ lexicons: Lexicons) -> Draft {
    var draft = Draft(ScalarText(string), deadline: Deadline(in: .seconds(600)))
    let layers: [any Layer] = [
        TokenLayer(), HeadlineLayer(), SentenceLayer(), EntityLayer(lexicons), QuantityLayer(lexicons),
    ]
    for layer in layers { #expect(throws: Never.self) { try layer.annotate(&draft) } }
    return draft
}
