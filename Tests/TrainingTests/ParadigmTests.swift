import ArabicText
import Models
import Testing

@testable import hashiya_train

@Suite struct VerbParadigmTests {
    private func forms(_ perfect: String, _ imperfect: String) -> Set<String> {
        Set(
            VerbParadigm(perfect: Letter.codes(of: perfect), imperfect: Letter.codes(of: imperfect)).forms()
                .map { Letter.string($0.word) })
    }

    @Test(
        "A verb has the forms that every grammar gives",
        arguments: [
            ("كتب", "يكتب", "كتبت كتبوا كتبنا كتبتم يكتبون يكتبن تكتبين نكتب أكتب يكتبا تكتبان"),
            ("قال", "يقول", "قلت قالوا قلنا قلن قيل يقل يقلن يقال تقول نقل أقول"),
            ("رمى", "يرمي", "رما رميت رموا رميا رمت رمي يرم يرمون يرمى ترمين"),
            ("دعا", "يدعو", "دعوت دعوا دعت دعي يدع يدعون يدعى"),
            ("بقي", "يبقى", "بقيت بقوا بقينا يبق يبقون يبقيان"),
            ("مد", "يمد", "مددت مدوا مدت يمدون يمدد"),
            ("استمر", "يستمر", "استمررنا استمرت يستمرون يستمرر"),
            ("أكل", "يأكل", "آكل أكلت نأكل تأكل يأكلون"),
            ("وصل", "يصل", "وصلت تصل يصلون نصل أصل"),
            ("اختار", "يختار", "اخترت اختير يختر يختارون"),
        ])
    func commonFormsAreMade(perfect: String, imperfect: String, expected: String) {
        #expect(Set(expected.split(separator: " ").map(String.init)).subtracting(forms(perfect, imperfect)) == [])
    }

    @Test(
        "A verb with a hamza has the forms that spelling changes",
        arguments: [
            ("جاء", "يجيء", "جئت جئنا جئتم جئن"), ("شاء", "يشاء", "شئت شئنا يشأ"), ("أساء", "يسيء", "أسأت أسأنا يسئ"),
            ("بدأ", "يبدأ", "بدآ يبدؤون يبدآن بدئ"), ("قرأ", "يقرأ", "قرئ قرؤوا يقرؤون"),
            ("أنشأ", "ينشئ", "أنشئ أنشئت ينشأ تنشأ"),
            ("رأى", "يرى", "رآ يرا رئي"), ("سأل", "يسأل", "سئل سئلت سئلوا"), ("أخذ", "يأخذ", "يؤخذ تؤخذ"),
            ("فاجأ", "يفاجئ", "فوجئ فوجئت فوجئوا"),
        ])
    func hamzaFormsAreMade(perfect: String, imperfect: String, expected: String) {
        #expect(Set(expected.split(separator: " ").map(String.init)).subtracting(forms(perfect, imperfect)) == [])
    }

    @Test(
        "A verb whose passive shows in spelling has it",
        arguments: [
            ("شاهد", "يشاهد", "شوهد شوهدت شوهدوا"), ("عالج", "يعالج", "عولج"), ("تبادل", "يتبادل", "تبودل تبودلت"),
            ("وجد", "يجد", "يوجد توجد"), ("أعطى", "يعطي", "يعطى أعطيت"),
        ])
    func visiblePassivesAreMade(perfect: String, imperfect: String, expected: String) {
        #expect(Set(expected.split(separator: " ").map(String.init)).subtracting(forms(perfect, imperfect)) == [])
    }
}

@Suite struct NominalParadigmTests {
    private func adjective(_ masculine: String) -> Set<String> {
        Set(NominalParadigm.adjective(Letter.codes(of: masculine), [], feminine: nil).map { Letter.string($0.word) })
    }

    private func noun(
        _ singular: String, _ plurals: Substring = "-", isDefective: Bool = false
    ) -> Set<String> {
        let codes = Letter.codes(of: singular)
        return Set(
            NominalParadigm.noun(
                codes, LexiconEntry.Plural.list(plurals), isFeminine: codes.last == Letter.tehMarbuta,
                isDefective: isDefective
            )
            .map { Letter.string($0.word) })
    }

    @Test("A nisba is not shortened to the name that it is made from")
    func nisbasKeepTheirEnding() {
        for (nisba, name) in [("مصري", "مصر"), ("إيراني", "إيران"), ("مركزي", "مركز"), ("عراقي", "عراق")] {
            #expect(!adjective(nisba).contains(name))
            #expect(!noun(nisba, "ون").contains(name))
        }
    }

    @Test("A participle in ي is shortened where it is indefinite")
    func participlesAreShortened() {
        #expect(noun("قاضي", "قضاة", isDefective: true).isSuperset(of: ["قاض", "قاضيا", "قضاة"]))
        #expect(noun("محامي", "ون", isDefective: true).isSuperset(of: ["محام", "محامون", "محامين", "محاميا"]))
    }

    @Test(
        "A noun with a hamza or a long ending has the forms that spelling changes",
        arguments: [
            ("مبدأ", "مبادئ", "مبدئ مبدؤ مبدآن مبدأين"), ("شيء", "أشياء", "شيئا شيئان شيئين شيئ"),
            ("جزء", "أجزاء", "جزءا جزأين جزئ جزؤ"),
            ("منشأة", "ات", "منشآت"), ("سلطة", "ات", "سلطت سلطات سلطتان سلطتين سلطتا"),
            ("مستشفى", "ات", "مستشفا مستشفيات مستشفيين"),
            ("وزير", "وزراء", "وزيرا وزيران وزيرين وزراء وزرائ وزراؤ"), ("تحدي", "ات", "تحد تحديا تحديات"),
        ])
    func spellingChanges(singular: String, plurals: String, expected: String) {
        #expect(
            Set(expected.split(separator: " ").map(String.init)).subtracting(
                noun(singular, plurals[...], isDefective: singular == "تحدي")) == [])
    }
}
