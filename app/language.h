// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace app {

// Installs the translation of the person's language (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), English plurals otherwise.
void installLanguage(QCoreApplication &application);

} // namespace app
