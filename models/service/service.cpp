// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/service.h"

#include "models/base/log.h"
#include "models/program/jsonfile.h"
#include "models/program/httplistener.h"
#include "models/program/program.h"
#include "models/service/serviceshop.h"

namespace service {

namespace {

enum ExitCode { Ended = 0, Usage = 2, Impossible = 3 };

int refuse(const base::Error &error, ExitCode code)
{
    base::logError("service", QString::fromStdString(error.action + ": " + error.text + "; " + error.remedy));
    return code;
}

flow::Task<int> serve(flow::Reactor &reactor, const ServiceConfig &config, ServiceShop *&running)
{
    program::HttpListener listener(reactor);
    if (auto listening = listener.listen(config.port); !listening)
        co_return refuse(listening.error(), Impossible);
    ServiceShop shop(reactor, config);
    running = &shop;
    flow::TaskScope scope(co_await flow::currentCancel());
    scope.spawn(listener.serve([&shop](program::HttpRequest request) { return shop.answer(std::move(request)); }));
    scope.spawn(shop.work());
    scope.spawn(shop.watchSwitches());
    co_await scope.join();
    running = nullptr;
    co_return Ended;
}

} // namespace

int runService(const QStringList &args)
{
    auto json = program::JsonFile::fromArguments(args);
    if (!json)
        return refuse(json.error(), Usage);
    const auto config = ServiceConfig::load(json->path());
    if (!config)
        return refuse(config.error(), Usage);
    ServiceShop *shop = nullptr;
    return program::runProgram([&](flow::Reactor &reactor) { return serve(reactor, *config, shop); },
        [&shop] {
            if (shop)
                shop->readSwitches();
        });
}

} // namespace service
