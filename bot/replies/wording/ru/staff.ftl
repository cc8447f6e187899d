# Тем, кто ведёт архив

button-leave = Оставить
dialog-left = Оставлено как было.
not-yours = У вас нет на это прав.
