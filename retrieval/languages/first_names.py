"""First names that neighbouring languages write otherwise, each group one name, in Latin letters.

They are compared by their keys (``analysis.transliteration``), in whichever script they stand.
"""

SAME_NAMES = tuple(
    tuple(group.split())
    for group in """
    vladimir volodymyr uladzimir
    aleksandr alexander oleksandr aliaksandr
    alexey aleksei oleksiy oleksii aliaksei
    sergey sergei serhiy serhii siarhei
    dmitry dmitri dmytro dzmitry
    evgeny yevgeny yevgeniy yevhen yauhen
    nikolay nikolai mykola mikalai
    mikhail mykhailo mikhas
    andrey andrei andriy andrii
    anatoly anatoliy anatolii
    yury yuri yuriy yurii
    pavel pavlo
    pyotr petr petro piotr
    vasily vasiliy vasyl
    grigory grigoriy hryhoriy hryhorii
    kirill kyrylo
    konstantin kostiantyn kostyantyn
    igor ihor
    oleg oleh
    elena yelena olena
    ekaterina yekaterina kateryna katsiaryna
    tatyana tatiana tetiana tetyana
    olga olha
    yulia yuliya julia
    abdullah abdallah abdulla
    muhammad mohammed mohammad muhammed mohamed mukhammad mokhammed
    ibn bin ben
    """.splitlines()
    if group.split()
)
