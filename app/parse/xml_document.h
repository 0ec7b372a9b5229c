#pragma once

#include <QString>
#include <QStringList>

#include <libxml/tree.h>

#include <memory>

namespace newsboard {

// XML as people and programs write it: read as far as it goes, without anything that it names of its own (entities, a
// DTD, the network). Pure; names and attributes are compared in lower case, prefixes and namespaces where asked for.

struct FreeXmlDocument {
    void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
};

/// A document and how well it was read.
struct XmlDocument {
    std::unique_ptr<xmlDoc, FreeXmlDocument> document; ///< May be null.
    bool isWhole = false;                              ///< It is well-formed.

    const xmlNode *root() const { return document ? xmlDocGetRootElement(document.get()) : nullptr; }
};

/// Reads decoded text, whatever charset its declaration names; what is not well-formed is mended first (see
/// xml_mending.h). What is nested deeper than 256 elements ends it.
XmlDocument readXml(const QString &text, const QStringList &neverNested = {});

/// An element's name in lower case, without its prefix where that is declared.
QString xmlName(const xmlNode *element);
/// An attribute's value, trimmed, whatever the case of its name and its prefix; empty where there is none.
QString xmlAttribute(const xmlNode *element, const char *name);
/// The same of one in a namespace.
QString xmlAttribute(const xmlNode *element, const char *name, const char *nameSpace);
/// All text below an element, as it was written; walked without recursion.
QString xmlText(const xmlNode *element);

} // namespace newsboard
