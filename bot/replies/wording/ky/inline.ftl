# Inline mode and guests

inline-silence = Архивде жооп жок. Боттун өзүнөн суроо
inline-context = Контекстинде
