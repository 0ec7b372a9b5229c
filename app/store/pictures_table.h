#pragma once

#include "app/domain/ids.h"
#include "app/domain/picture.h"
#include "app/store/connection.h"

#include <QDateTime>

#include <optional>

namespace newsboard {

// The tables of pictures. Everything throws StoreFailure; writers run inside the caller's transaction.

/// What is known of an article's own pictures.
QList<KnownPicture> loadPictures(Connection &connection, Key article);
/// What is known of these addresses, wherever they stood.
QList<KnownPicture> findPictures(Connection &connection, const QList<QUrl> &addresses);
/// The bytes kept for an address; none where it is not there or refused.
std::optional<PictureFile> loadPicture(Connection &connection, const QUrl &address);

/// Keeps what came for an address of an article: the bytes once by their SHA-256, and none of a refused picture.
void keepPicture(Connection &connection, Key article, const QUrl &address, const PictureFile &file,
                 const QDateTime &now);
/// Notes that an article shows pictures which others brought.
void sharePictures(Connection &connection, Key article, const QList<QUrl> &addresses);
/// These articles show no pictures any more; deletes those that stand nowhere else.
void forgetPlaces(Connection &connection, const QList<Key> &articles);

} // namespace newsboard
