#pragma once

#include <QByteArray>
#include <QList>

namespace newsboard {

/// Bytes that come of good ones by a few changes, the same for the same number: bits, bytes and stretches lost,
/// doubled, moved between samples, and pieces of markup set in.
class Mutation {
public:
    /// `samples` is not empty.
    explicit Mutation(const QList<QByteArray> &samples) : m_samples(samples) {}

    QByteArray bytes(quint32 number) const;

private:
    QList<QByteArray> m_samples;
};

} // namespace newsboard
