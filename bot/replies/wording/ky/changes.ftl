# What was changed?

changes-title = { $count ->
    [0] { $about } эч нерсе өзгөргөн жок
   *[other] { $about } { $count } өзгөрүү болду
  }
changes-since = { $day } баштап
changes-ever = Архив түзүлгөндөн бери
changes-edited = { $day } өзгөртүлгөн
changes-withdrawn = { $day }: ошондон бери архивдин файлдарында жок
changes-replaced = { $kind }: «{ $before }» деген «{ $after }» болду
changes-added = { $kind }: «{ $after }» кошулду
changes-removed = { $kind }: «{ $before }» алынып салынды
changes-more = … жана дагы { $count }; тизме кыска болушу үчүн мезгилди жазыңыз: /changes 2024-жылдын мартында

# Under a quotation of a statement that was edited

edited = { $day } өзгөртүлгөн: «{ $before }» деген «{ $after }» болду
edited-added = { $day } өзгөртүлгөн: «{ $after }» кошулду
edited-removed = { $day } өзгөртүлгөн: «{ $before }» алынып салынды
edited-elsewhere = Билдирүү { $day } өзгөртүлгөн, бирок бул сөздөр өзгөргөн жок
also-published = Башка тилдерде да жарыяланган:
