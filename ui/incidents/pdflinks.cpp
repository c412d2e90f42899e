// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/pdflinks.h"

#include <QHash>
#include <QList>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

struct InnerLink {
    int number = 0; // of its object
    QString rectangle, top;
    QString to; // without "#"
};

QList<InnerLink> innerLinksIn(const QString &pdf)
{
    static const QRegularExpression link(u"(\\d+) 0 obj\\n<<\\n/Type /Annot\\n/Subtype /Link\\n+/Rect \\[([\\d.]+ [\\d.]+ [\\d.]+ ([\\d.]+))\\]\\n[^>]*/URI \\(#([\\w-]+)\\)\\n>>\\n>>\\nendobj"_s);
    QList<InnerLink> out;
    for (auto it = link.globalMatch(pdf); it.hasNext();) {
        const auto match = it.next();
        out.append({match.captured(1).toInt(), match.captured(2), match.captured(3), match.captured(4)});
    }
    return out;
}

// The page of each link, by the numbers of their objects.
QHash<int, int> pagesIn(const QString &pdf)
{
    static const QRegularExpression page(u"(\\d+) 0 obj\\n<<\\n/Type /Page\\n[^>]*?/Annots (\\d+) 0 R"_s), list(u"\\n(\\d+) 0 obj\\n\\[((?: ?\\d+ 0 R ?)+)\\]\\nendobj"_s), one(u"(\\d+) 0 R"_s);
    QHash<int, int> pageOfList, out;
    for (auto it = page.globalMatch(pdf); it.hasNext();) {
        const auto match = it.next();
        pageOfList.insert(match.captured(2).toInt(), match.captured(1).toInt());
    }
    for (auto it = list.globalMatch(pdf); it.hasNext();) {
        const auto match = it.next();
        const int on = pageOfList.value(match.captured(1).toInt());
        const QString numbers = match.captured(2);
        for (auto number = one.globalMatch(numbers); on > 0 && number.hasNext();)
            out.insert(number.next().captured(1).toInt(), on);
    }
    return out;
}

QString counterpartOf(const QString &name, const QString &one, const QString &other)
{
    if (name.startsWith(one))
        return other + name.mid(one.size());
    return name.startsWith(other) ? one + name.mid(other.size()) : QString();
}

} // namespace

QByteArray withInnerLinks(const QByteArray &pdf, const QByteArray &one, const QByteArray &other)
{
    static const QRegularExpression ending(u"trailer\\n<<\\n([^>]*)>>\\nstartxref\\n(\\d+) *\\n%%EOF\\s*\\z"_s);
    const QString text = QString::fromLatin1(pdf); // a character is a byte
    const auto trailer = ending.match(text);
    QList<InnerLink> links = innerLinksIn(text);
    if (links.isEmpty() || !trailer.hasMatch())
        return pdf;
    const QHash<int, int> pages = pagesIn(text);
    QHash<QString, InnerLink> first;
    for (const InnerLink &link : std::as_const(links))
        if (!first.contains(link.to) && pages.contains(link.number))
            first.insert(link.to, link);
    std::ranges::sort(links, {}, &InnerLink::number);
    QByteArray out = pdf, places;
    if (!out.endsWith('\n'))
        out += '\n';
    for (const InnerLink &link : std::as_const(links)) {
        const auto end = first.constFind(counterpartOf(link.to, QString::fromLatin1(one), QString::fromLatin1(other)));
        if (end == first.cend())
            continue;
        places += QByteArray::number(link.number) + " 1\n" + QByteArray::number(out.size()).rightJustified(10, '0') + " 00000 n \n";
        out += u"%1 0 obj\n<<\n/Type /Annot\n/Subtype /Link\n/Rect [%2]\n/Border [0 0 0]\n/Dest [%3 0 R /XYZ null %4 null]\n>>\nendobj\n"_s
                   .arg(QString::number(link.number), link.rectangle, QString::number(pages.value(end->number)), end->top).toLatin1();
    }
    if (places.isEmpty())
        return pdf;
    const QByteArray table = QByteArray::number(out.size());
    return out + "xref\n" + places + "trailer\n<<\n" + trailer.captured(1).toLatin1() + "/Prev " + trailer.captured(2).toLatin1() + "\n>>\nstartxref\n" + table + "\n%%EOF\n";
}

} // namespace incidents
