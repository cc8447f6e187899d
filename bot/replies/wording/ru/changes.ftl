# What was changed?

changes-title = { $count ->
    [0] { $about } ничего не изменилось
    [one] { $about } – { $count } изменение
    [few] { $about } – { $count } изменения
   *[many] { $about } – { $count } изменений
  }
changes-since = С { $day }
changes-ever = С начала архива
changes-edited = Изменено { $day }
changes-withdrawn = Больше нет в файлах архива: с { $day }
changes-replaced = { $kind }: было «{ $before }», стало «{ $after }»
changes-added = { $kind }: добавлено «{ $after }»
changes-removed = { $kind }: убрано «{ $before }»
changes-more = … и ещё { $count }; назовите время, чтобы список был короче: /changes в марте 2024 года

# Under a quotation of a statement that was edited

edited = Изменено { $day }: было «{ $before }», стало «{ $after }»
edited-added = Изменено { $day }: добавлено «{ $after }»
edited-removed = Изменено { $day }: убрано «{ $before }»
edited-elsewhere = Заявление изменено { $day }, но не в этих словах
also-published = Опубликовано и на других языках:
