extension ClearSentence {
    /// Sentences that are read without a fault.
    static let all: [ClearSentence] = [
        ClearSentence(
            "دعت الوزارة للسلطات المحلية.",
            "دعت VERB دعا | الوزارة NOUN وزارة | ل ADP ل | السلطات NOUN سلطة | المحلية ADJ محلي | . PUNCT ."),
        ClearSentence(
            "كتب الصحفي مقالا عن الاقتصاد.",
            "كتب VERB كتب | الصحفي NOUN صحفي | مقالا NOUN مقال | عن ADP عن | الاقتصاد NOUN اقتصاد | "
                + ". PUNCT ."),
        ClearSentence(
            "أعلن الرئيس استقالته.",
            "أعلن VERB أعلن | الرئيس NOUN رئيس | استقالة NOUN استقالة | ه PRON هو | . PUNCT ."),
        ClearSentence(
            "وصل الوزير إلى بغداد.",
            "وصل VERB وصل | الوزير NOUN وزير | إلى ADP إلى | بغداد PROPN بغداد | . PUNCT ."),
        ClearSentence(
            "لم يعلن الجيش عن الخسائر.",
            "لم PART لم | يعلن VERB أعلن | الجيش NOUN جيش | عن ADP عن | الخسائر NOUN خسارة | . PUNCT ."),
        ClearSentence(
            "تقع القاهرة في مصر.",
            "تقع VERB وقع | القاهرة PROPN قاهرة | في ADP في | مصر PROPN مصر | . PUNCT ."),
        ClearSentence(
            "اتفق الطرفان على وقف إطلاق النار.",
            "اتفق VERB اتفق | الطرفان NOUN طرف | على ADP على | وقف NOUN وقف | إطلاق NOUN إطلاق | "
                + "النار NOUN نار | . PUNCT ."),
        ClearSentence(
            "استقبلت المدارس الطلاب والطالبات.",
            "استقبلت VERB استقبل | المدارس NOUN مدرسة | الطلاب NOUN طالب | و CCONJ و | "
                + "الطالبات NOUN طالبة | . PUNCT ."),
        ClearSentence(
            "أكد المتحدث أن الشرطة اعتقلت خمسة رجال.",
            "أكد VERB أكد | المتحدث NOUN متحدث | أن SCONJ أن | الشرطة NOUN شرطة | اعتقلت VERB اعتقل | "
                + "خمسة NUM خمسة | رجال NOUN رجل | . PUNCT ."),
        ClearSentence(
            "كانت الحكومة الجديدة ضعيفة.",
            "كانت AUX كان | الحكومة NOUN حكومة | الجديدة ADJ جديد | ضعيفة ADJ ضعيف | . PUNCT ."),
        ClearSentence(
            "بحث الملك مع نظيره الأردني العلاقات بين البلدين.",
            "بحث VERB بحث | الملك NOUN ملك | مع ADP مع | نظير NOUN نظير | ه PRON هو | الأردني ADJ أردني | "
                + "العلاقات NOUN علاقة | بين ADP بين | البلدين NOUN بلد | . PUNCT ."),
        ClearSentence(
            "فازوا بالمباراة النهائية.",
            "فازوا VERB فاز | ب ADP ب | المباراة NOUN مباراة | النهائية ADJ نهائي | . PUNCT ."),
        ClearSentence(
            "اشترى أحمد ثلاثة كتب.",
            "اشترى VERB اشترى | أحمد PROPN أحمد | ثلاثة NUM ثلاثة | كتب NOUN كتاب | . PUNCT ."),
        ClearSentence(
            "سوف تعقد القمة في باريس.",
            "سوف PART سوف | تعقد VERB عقد | القمة NOUN قمة | في ADP في | باريس PROPN باريس | . PUNCT ."),
        ClearSentence(
            "بدأت الشركات ببيع منتجاتها.",
            "بدأت VERB بدأ | الشركات NOUN شركة | ب ADP ب | بيع NOUN بيع | منتجات NOUN منتج | ها PRON هو | "
                + ". PUNCT ."),
        ClearSentence(
            "فقال لهم: لا تخافوا.",
            "ف PART ف | قال VERB قال | ل ADP ل | هم PRON هو | : PUNCT : | لا PART لا | تخافوا VERB خاف | "
                + ". PUNCT ."),
        ClearSentence(
            "هدد باستخدام القوة.",
            "هدد VERB هدد | ب ADP ب | استخدام NOUN استخدام | القوة NOUN قوة | . PUNCT ."),
        ClearSentence(
            "حصل على جائزة نوبل للسلام.",
            "حصل VERB حصل | على ADP على | جائزة NOUN جائزة | نوبل PROPN نوبل | ل ADP ل | السلام NOUN سلام | "
                + ". PUNCT ."),
        ClearSentence(
            "يدرس الأطفال اللغة الفرنسية.",
            "يدرس VERB درس | الأطفال NOUN طفل | اللغة NOUN لغة | الفرنسية ADJ فرنسي | . PUNCT ."),
        ClearSentence(
            "وجهت المحكمة اتهامات لثلاثة مسؤولين.",
            "وجهت VERB وجه | المحكمة NOUN محكمة | اتهامات NOUN اتهام | ل ADP ل | ثلاثة NUM ثلاثة | "
                + "مسؤولين NOUN مسؤول | . PUNCT ."),
        ClearSentence(
            "يجب أن يدفعوا الضرائب.",
            "يجب VERB وجب | أن SCONJ أن | يدفعوا VERB دفع | الضرائب NOUN ضريبة | . PUNCT ."),
        ClearSentence(
            "كتبت رسالة إلى صديقها.",
            "كتبت VERB كتب | رسالة NOUN رسالة | إلى ADP إلى | صديق NOUN صديق | ها PRON هو | . PUNCT ."),
        ClearSentence(
            "قد يؤدي القرار إلى مشاكل كثيرة.",
            "قد PART قد | يؤدي VERB أدى | القرار NOUN قرار | إلى ADP إلى | مشاكل NOUN مشكلة | "
                + "كثيرة ADJ كثير | . PUNCT ."),
        ClearSentence(
            "أعطاهم المدير مفاتيحهم.",
            "أعطى VERB أعطى | هم PRON هو | المدير NOUN مدير | مفاتيح NOUN مفتاح | هم PRON هو | . PUNCT ."),
        ClearSentence(
            "إيران دولة كبيرة.",
            "إيران PROPN إيران | دولة NOUN دولة | كبيرة ADJ كبير | . PUNCT ."),
        ClearSentence(
            "بنت الدولة منشآت رياضية.",
            "بنت VERB بنى | الدولة NOUN دولة | منشآت NOUN منشأة | رياضية ADJ رياضي | . PUNCT ."),
        ClearSentence(
            "فتحوا قلوبهم للحب.",
            "فتحوا VERB فتح | قلوب NOUN قلب | هم PRON هو | ل ADP ل | الحب NOUN حب | . PUNCT ."),
        ClearSentence(
            "نشر الخبر على موقعنا https://www.example.com/news",
            "نشر VERB نشر | الخبر NOUN خبر | على ADP على | موقع NOUN موقع | نا PRON هو | "
                + "https://www.example.com/news SYM https://www.example.com/news"),
        ClearSentence(
            "يعيش السكان في مدن كبيرة.",
            "يعيش VERB عاش | السكان NOUN ساكن | في ADP في | مدن NOUN مدينة | كبيرة ADJ كبير | . PUNCT ."),
        ClearSentence(
            "ولد في لندن.",
            "ولد VERB ولد | في ADP في | لندن PROPN لندن | . PUNCT ."),
        ClearSentence(
            "عادت الطائرة بعد ساعات.",
            "عادت VERB عاد | الطائرة NOUN طائرة | بعد ADP بعد | ساعات NOUN ساعة | . PUNCT ."),
        ClearSentence(
            "لن نقبل بذلك.",
            "لن PART لن | نقبل VERB قبل | ب ADP ب | ذلك PRON ذلك | . PUNCT ."),
        ClearSentence(
            "ستنتهي الحرب.",
            "س PART س | تنتهي VERB انتهى | الحرب NOUN حرب | . PUNCT ."),
        ClearSentence(
            "التقى الرئيس والوزير.",
            "التقى VERB التقى | الرئيس NOUN رئيس | و CCONJ و | الوزير NOUN وزير | . PUNCT ."),
    ]

    /// Sentences that no reader doubts and the model still does.
    static let notYet: [ClearSentence] = [
        ClearSentence(
            "قتل 10 جنود و15 مدنيا.",
            "قتل VERB قتل | 10 NUM 10 | جنود NOUN جندي | و CCONJ و | 15 NUM 15 | مدنيا NOUN مدني | . PUNCT ."),
        ClearSentence(
            "وقال إنه سيزورهم.",
            "و CCONJ و | قال VERB قال | إن PART إن | ه PRON هو | س PART س | يزور VERB زار | هم PRON هو | "
                + ". PUNCT ."),
        ClearSentence(
            "هذا كتابي.",
            "هذا PRON هذا | كتاب NOUN كتاب | ي PRON هو | . PUNCT ."),
        ClearSentence(
            "ارتفعت الأسعار بـ20% هذا العام.",
            "ارتفعت VERB ارتفع | الأسعار NOUN سعر | ب ADP ب | 20 NUM 20 | % SYM % | هذا PRON هذا | "
                + "العام NOUN عام | . PUNCT ."),
        ClearSentence(
            "قالت له أمه إنها تحبه.",
            "قالت VERB قال | ل ADP ل | ه PRON هو | أم NOUN أم | ه PRON هو | إن PART إن | ها PRON هو | "
                + "تحب VERB أحب | ه PRON هو | . PUNCT ."),
        ClearSentence(
            "المرأة التي رأيتها أمس مريضة.",
            "المرأة NOUN امرأة | التي PRON الذي | رأيت VERB رأى | ها PRON هو | أمس ADV أمس | "
                + "مريضة ADJ مريض | . PUNCT ."),
        ClearSentence(
            "تراجع سعر النفط بسبب الأزمة.",
            "تراجع VERB تراجع | سعر NOUN سعر | النفط NOUN نفط | ب ADP ب | سبب NOUN سبب | الأزمة NOUN أزمة | "
                + ". PUNCT ."),
        ClearSentence(
            "شارك عشرات الآلاف في المظاهرات.",
            "شارك VERB شارك | عشرات NOUN عشرة | الآلاف NOUN ألف | في ADP في | المظاهرات NOUN مظاهرة | "
                + ". PUNCT ."),
        ClearSentence(
            "راسلونا على editor@example.com.",
            "راسلوا VERB راسل | نا PRON هو | على ADP على | editor@example.com SYM editor@example.com | "
                + ". PUNCT ."),
        ClearSentence(
            "فوجئ الجمهور بالنتيجة.",
            "فوجئ VERB فاجأ | الجمهور NOUN جمهور | ب ADP ب | النتيجة NOUN نتيجة | . PUNCT ."),
        ClearSentence(
            "غادر وزير الخارجية الأمريكي جون كيري إلى جنيف.",
            "غادر VERB غادر | وزير NOUN وزير | الخارجية NOUN خارجية | الأمريكي ADJ أمريكي | جون PROPN جون | "
                + "كيري PROPN كيري | إلى ADP إلى | جنيف PROPN جنيف | . PUNCT ."),
        ClearSentence(
            "قال إن القوات لم تدخل مدينتهم.",
            "قال VERB قال | إن PART إن | القوات NOUN قوة | لم PART لم | تدخل VERB دخل | مدينة NOUN مدينة | "
                + "هم PRON هو | . PUNCT ."),
    ]
}
