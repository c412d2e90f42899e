// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One request on its way: lives in the frame of Client::get(), and takes itself out of libcurl when that frame
// goes, in whatever state. Engine thread only.

#include "models/http/client.h"

namespace http {

class Transfer {
public:
    Transfer(Client &client, const Request &request);
    ~Transfer();
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    [[nodiscard]] bool finished(); // success or failure
    [[nodiscard]] flow::Result<Response> outcome();
    [[nodiscard]] flow::Error stopped(flow::Error why) const; // deadline or cancel, with the step it was in

private:
    static int tuneSocket(void *self, curl_socket_t socket, curlsocktype);
    static std::size_t takeHeader(char *data, std::size_t, std::size_t bytes, void *self);
    static std::size_t takeBody(char *data, std::size_t, std::size_t bytes, void *self);
    static CURLcode takeContext(CURL *, void *context, void *self);
    void setTrust();
    void setHeaders();
    [[nodiscard]] flow::Error failure() const;
    [[nodiscard]] Timings timings() const;
    [[nodiscard]] double milliseconds(CURLINFO which) const;

    Client &m_client;
    const Request &m_request;
    CURL *m_easy;
    curl_socket_t m_socket = CURL_SOCKET_BAD; // opened for this request; bad when one was kept
    curl_slist *m_headers = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_error{};
    std::optional<CURLcode> m_code;
    Response m_response;
    std::size_t m_headerBytes = 0;
    enum class Cap { None, Header, Body } m_cap = Cap::None;
};

} // namespace http
