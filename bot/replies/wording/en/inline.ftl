# Inline mode and guests

inline-silence = The archive does not answer this. Ask the bot itself
inline-context = In its context
