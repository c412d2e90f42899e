// SPDX-License-Identifier: GPL-3.0-or-later
// What is given to the engine's end of a pager while another program tells.
#include "models/paging/pagerside.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paging;

class TstPagerSide : public QObject {
    Q_OBJECT
private slots:
    // An end may be of an incident that was reopened since: whoever begins to tell knows better what is over.
    void whatWasGivenWhileAnotherOneToldIsNotSaidAfterwards_data()
    {
        QTest::addColumn<bool>("watched");
        QTest::newRow("nobody told here") << false;
        QTest::newRow("another environment") << true;
    }
    void whatWasGivenWhileAnotherOneToldIsNotSaidAfterwards()
    {
        QFETCH(bool, watched);
        PagerSide side({}, {});
        if (watched)
            side.stand(u"lab"_s);
        Order end;
        end.what = Order::What::PostWhereOpen;
        side.queue.append(end);
        side.stand(u"prod"_s);
        QVERIFY(side.queue.isEmpty());
        side.queue.append(end); // and what is given from then on is done
        QCOMPARE(side.queue.size(), 1);
        QCOMPARE(side.watched, std::optional(u"prod"_s));
    }
};

QTEST_GUILESS_MAIN(TstPagerSide)
#include "tst_pagerside.moc"
