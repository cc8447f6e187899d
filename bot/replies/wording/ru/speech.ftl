# Чьи слова: в вопросе и в цитате

scope-speaker = автор: { $who }
scope-source = источник: { $who }
scope-besides = без того, что сказано на тему «{ $topic }»
scope-without = без слов: { $who }
unknown-name = Такого автора или источника нет ни у одного заявления: { $who }.
speech-direct = прямая речь: { $speaker }
speech-not-told = не сказано
speech-direct-unnamed = прямая речь
speech-partly = частично прямая речь: { $speaker }
speech-partly-unnamed = частично прямая речь
speech-question = вопрос
speech-answer = ответ
speech-reported = в изложении: { $source }
recording-time = время в записи: { $time }
