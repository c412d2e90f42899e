// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The PostgreSQL majors that tests/majors.sh fetched, as rows of a test.

#include <QFile>
#include <QTest>

// A row for each, with its number in the column "major"; its programs are found by PostgresServer from then on.
inline bool addMajors()
{
    QTest::addColumn<int>("major");
    QFile list(QStringLiteral(QD_SOURCE_DIR "/build/majors/list"));
    if (!list.open(QIODevice::ReadOnly)) {
        qWarning("run tests/majors.sh first");
        return false;
    }
    int majors = 0;
    while (!list.atEnd()) {
        const QByteArray line = list.readLine().trimmed();
        const int at = int(line.indexOf('='));
        const QByteArray major = line.left(at), folder = line.mid(at + 1);
        qputenv(("QD_POSTGRES_" + major).constData(), folder + "/bin");
        QTest::newRow(major.constData()) << major.toInt();
        ++majors;
    }
    return majors == 6;
}

// The fetched builds bring their own libraries; Debian's finds its own.
inline void useLibrariesOf(int major)
{
    const QByteArray bin = qgetenv(("QD_POSTGRES_" + QByteArray::number(major)).constData());
    qputenv("LD_LIBRARY_PATH", bin.startsWith("/usr/") ? QByteArray() : bin.left(bin.lastIndexOf('/')) + "/lib");
}
