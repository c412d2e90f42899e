// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a reader finds by the tables of a PDF to which something was appended (ISO 32000-1, 7.5.4 to 7.5.6), and whether it is
// what stands there.

#include <QHash>
#include <QStringList>

#include <optional>

namespace test {

struct PdfTable {
    QHash<int, qsizetype> places; // of objects in use, by their numbers
    QByteArray trailer;
};

inline std::optional<PdfTable> pdfTableAt(const QByteArray &pdf, qsizetype at)
{
    const auto line = [&pdf, &at] {
        const qsizetype from = at, end = pdf.indexOf('\n', from);
        at = end < 0 ? pdf.size() : end + 1;
        return end < 0 ? QByteArray() : pdf.mid(from, end - from);
    };
    if (at <= 0 || at >= pdf.size() || line() != "xref")
        return {};
    PdfTable table;
    for (QByteArray head = line(); head != "trailer"; head = line()) {
        const QList<QByteArray> stretch = head.split(' ');
        if (stretch.size() != 2)
            return {};
        const int first = stretch[0].toInt(), count = stretch[1].toInt();
        for (int number = first; number < first + count; ++number) {
            const QByteArray entry = line();
            if (entry.size() != 19 || entry[10] != ' ' || entry[18] != ' ' || (entry[17] != 'n' && entry[17] != 'f'))
                return {};
            if (entry[17] == 'n')
                table.places.insert(number, entry.left(10).toLongLong());
        }
    }
    table.trailer = pdf.mid(at, pdf.indexOf("startxref", at) - at);
    return table;
}

// -1: there is none
inline qint64 pdfNumberAfter(const QByteArray &text, const QByteArray &key, qsizetype from = 0)
{
    const qsizetype at = text.indexOf(key, from);
    bool good = false;
    const qint64 number = at < 0 ? 0 : text.mid(at + key.size(), 24).simplified().split(' ').value(0).toLongLong(&good);
    return good ? number : -1;
}

inline bool standsAt(const QByteArray &pdf, qsizetype place, const QByteArray &words)
{
    return place > 0 && place < pdf.size() && QByteArrayView(pdf).sliced(place).startsWith(words);
}

// What is wrong with what was appended, whose objects are links to places in the file; empty: nothing.
inline QStringList pdfTroubles(const QByteArray &pdf)
{
    const qint64 before = pdfNumberAfter(pdf, "startxref\n"), now = pdfNumberAfter(pdf, "startxref\n", pdf.lastIndexOf("startxref\n"));
    const auto original = pdfTableAt(pdf, before), added = pdfTableAt(pdf, now);
    if (!original || !added || now <= before)
        return {QStringLiteral("no two tables, but %1 and %2").arg(before).arg(now)};
    QStringList wrong;
    if (pdfNumberAfter(added->trailer, "/Prev ") != before)
        wrong << QStringLiteral("the table before is at %1, not %2").arg(before).arg(pdfNumberAfter(added->trailer, "/Prev "));
    for (const char *key : {"/Size ", "/Root "})
        if (pdfNumberAfter(added->trailer, key) < 0 || pdfNumberAfter(added->trailer, key) != pdfNumberAfter(original->trailer, key))
            wrong << QLatin1String(key) + QStringLiteral("is another one");
    QHash<int, qsizetype> places = original->places;
    places.insert(added->places);
    for (const auto &[number, place] : added->places.asKeyValueRange()) {
        if (place <= before || !standsAt(pdf, place, QByteArray::number(number) + " 0 obj\n")) {
            wrong << QStringLiteral("object %1 is not at %2").arg(number).arg(place);
            continue;
        }
        const QByteArray link = pdf.mid(place, pdf.indexOf("endobj", place) - place);
        const int page = int(pdfNumberAfter(link, "/Dest ["));
        if (!standsAt(pdf, places.value(page), QByteArray::number(page) + " 0 obj\n<<\n/Type /Page\n"))
            wrong << QStringLiteral("link %1 leads to %2, which is no page").arg(number).arg(page);
    }
    const int root = int(pdfNumberAfter(original->trailer, "/Root "));
    if (!standsAt(pdf, places.value(root), QByteArray::number(root) + " 0 obj\n"))
        wrong << QStringLiteral("there is no root");
    if (pdf.count("/Dest [") != added->places.size())
        wrong << QStringLiteral("%1 links, %2 of them in the table").arg(pdf.count("/Dest [")).arg(added->places.size());
    return wrong;
}

} // namespace test
