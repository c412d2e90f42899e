// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/secret.h"

#include <QDebug>
#include <QString>
#include <QTest>

#include <sstream>

using base::Secret;

namespace {

template <class T>
concept Streams = requires(std::ostream &o, const T &t) { o << t; };
template <class T>
concept Debugs = requires(QDebug d, const T &t) { d << t; };
template <class T>
concept MakesString = requires(const T &t) { QString(t); };
template <class T>
concept Compares = requires(const T &a, const T &b) { a == b; };

static_assert(!Streams<Secret> && !Debugs<Secret> && !MakesString<Secret> && !Compares<Secret>);
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_convertible_v<Secret, std::string>);

} // namespace

class TstSecret : public QObject {
    Q_OBJECT
private slots:
    void takesTheBytesAndWipesTheSource()
    {
        for (const std::size_t length : {std::size_t(5), std::size_t(500)}) { // inside the object, and on the heap
            std::string source(length, 's');
            const char *buffer = source.data();
            const Secret secret(std::move(source));
            QCOMPARE(secret.reveal(), std::string(length, 's'));
            QVERIFY(source.empty()); // NOLINT: its state after the move is the point
            QCOMPARE(buffer[0], '\0');
        }
    }

    void movingLeavesNothingBehind()
    {
        Secret a(std::string("hunter2"));
        const char *buffer = a.revealZ();
        const Secret b(std::move(a));
        QVERIFY(a.empty()); // NOLINT
        QCOMPARE(QByteArray(buffer, 7), QByteArray(7, '\0'));
        QCOMPARE(b.reveal(), std::string_view("hunter2"));
    }

    void assignmentWipesBothWays()
    {
        Secret a(std::string("first")), b(std::string("second"));
        a = std::move(b);
        QCOMPARE(a.reveal(), std::string_view("second"));
        QVERIFY(b.empty()); // NOLINT
    }
};

QTEST_GUILESS_MAIN(TstSecret)
#include "tst_secret.moc"
