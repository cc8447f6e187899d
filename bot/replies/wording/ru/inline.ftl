# Inline mode and guests

inline-silence = В архиве нет ответа. Спросить самого бота
inline-context = В контексте
