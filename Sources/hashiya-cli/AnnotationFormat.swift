import AnnotationSchema
import ArgumentParser
import DropFolder
import Evaluation
import Foundation
import Hashiya

/// The formats that annotations can be had in.
enum AnnotationFormat: String, ExpressibleByArgument, CaseIterable {
    case json, conllu

    /// What an article is answered with.
    func answer(_ annotator: Annotator, _ article: ReadArticle) throws -> Answer {
        if self == .conllu {
            let file = FileDescription(
                name: article.file.name, size: article.file.size, modifiedSeconds: article.file.modified.seconds,
                modifiedNanoseconds: article.file.modified.nanoseconds)
            do throws(AnnotationFailure) {
                let annotation = try annotator.annotate(article.bytes, file: file, within: article.deadline)
                return Answer(data: Data(ConlluExport.text(annotation).utf8), suffix: ".conllu", isProblem: false)
            } catch {
                let product: Product = annotator.annotate(article)
                let data = Data(product.bytes)
                let problem = try JSONDecoder().decode(Problem.self, from: data)
                return Answer(data: data, suffix: product.kind.suffix, isProblem: true, reason: problem.detail)
            }
        }
        let product: Product = annotator.annotate(article)
        return Answer(data: Data(product.bytes), suffix: product.kind.suffix, isProblem: product.kind == .error)
    }
}

/// What an article is answered with, as a file.
struct Answer {
    var data: Data
    /// What is added to the article's name.
    var suffix: String
    var isProblem: Bool
    /// Why there is no answer in the format that was asked for; it takes the place of ``data`` on standard output.
    var reason: String?
}
