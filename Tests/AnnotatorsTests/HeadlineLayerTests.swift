import AnnotationSchema
import Annotators
import ArabicText
import Testing

@Suite struct HeadlineLayerTests {
    let lexicons: Lexicons

    init() throws { lexicons = try Lexicons() }

    @Test(
        "The first line is the headline where the lines of the file set it apart",
        arguments: [
            ("داعش يهدد وباريس تنتقم\nواس - باريس\n\nهدد تنظيم داعش.", "داعش يهدد وباريس تنتقم"),
            ("\n\r\n  عنوان الخبر \r\n\r\nنص الخبر هنا.", "عنوان الخبر"),
            ("هل انتهت الحرب؟\nنص.", "هل انتهت الحرب؟"),
            ("«النصر» يفوز..\nنص.", "«النصر» يفوز.."),
            ("السطر الوحيد", nil), ("السطر الوحيد\n\n", nil),
            ("جملة كاملة.\nجملة أخرى.", nil), ("قال الوزير:\nنص.", nil), ("بدأ، \nثم انتهى.", nil),
            ("***\nنص", nil), ("12\nنص", nil), ("", nil), ("\n\n", nil),
            ("خبر " + String(repeating: "طويل ", count: 40) + "\nنص", nil),
            (
                """
                هدد تنظيم داعش بتصعيد هجماته ضد فرنسا في وقت نفذت
                الشرطة الفرنسية عملية أمنية في منطقة واقعة إلى ال
                شمال من العاصمة باريس في إطار جهود مكافحة الإرهاب
                في البلاد.
                """, nil
            ),
        ] as [(String, String?)])
    func firstLine(text: String, expected: String?) {
        let draft = draft(text, lexicons)
        #expect(draft.headline.map(draft.text.slice) == expected)
        #expect(draft.structure.headline?.range == draft.headline)
    }

    @Test("The headline is one sentence of its own kind, whatever marks it holds; the body follows")
    func headlineIsOneSentence() {
        let draft = draft("حرب؟ لا. سلام!\nقال نعم. وذهب.", lexicons)
        #expect(draft.sentences.map { draft.text.slice($0.range) } == ["حرب؟ لا. سلام!", "قال نعم.", "وذهب."])
        #expect(draft.sentences.map(\.kind) == [.headline, .body, .body])
        #expect(draft.sentences.map(\.id) == ["s1", "s2", "s3"])
    }
}
