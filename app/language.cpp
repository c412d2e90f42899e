// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace app {

void installLanguage(QCoreApplication &application)
{
    auto *translator = new QTranslator(&application);
    const bool found = translator->load(QLocale(), QStringLiteral("quarterdeck"), QStringLiteral("_"), QStringLiteral(":/translations"));
    if (!found && !translator->load(QStringLiteral(":/translations/quarterdeck_en.qm")))
        return;
    QCoreApplication::installTranslator(translator);
    auto *dialogs = new QTranslator(&application); // file dialogs and context menus are Qt's own
    if (dialogs->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(dialogs);
}

} // namespace app
