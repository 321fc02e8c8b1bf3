"""The paths of elements as readers and the source tree name them, so that a requirement finds its line again."""

from collections import Counter

from lxml import etree


class ElementPaths:
    """The paths of one document's elements, one text for one element; steps are counted once for all below one parent."""

    def __init__(self) -> None:
        self._named: dict[etree._Element, str] = {}

    def of(self, element: etree._Element) -> str:
        """The element's path from the root.

        Where namespaces have prefixes it is the XPath with them. Below a default namespace, where XPath has no names, each
        step is the element's own name, told apart by the buyer's number (`RNoPart` and `RNoIndex` of GAEB) or else counted
        among those of its name: ``/GAEB/Award/BoQ/BoQBody/BoQCtgy[03]/BoQBody/Itemlist/Item[0040.1]``.
        """
        path = element.getroottree().getpath(element)
        return path if "/*" not in path[1:] else self._path(element)

    def _path(self, element: etree._Element) -> str:
        found = self._named.get(element)
        if found is None:
            above = element.getparent()
            if above is None:
                found = self._named[element] = f"/{_marked(element)}"
            else:
                self._name_all_below(above, self._path(above))
                found = self._named[element]
        return found

    def _name_all_below(self, above: etree._Element, path: str) -> None:
        inner = [(one, _marked(one)) for one in above if isinstance(one.tag, str)]
        alike, before = Counter(step for _, step in inner), Counter[str]()
        for one, step in inner:
            before[step] += 1
            self._named[one] = f"{path}/{step}[{before[step]}]" if alike[step] > 1 else f"{path}/{step}"


def _marked(element: etree._Element) -> str:
    number = ".".join(filter(None, (element.get("RNoPart"), element.get("RNoIndex"))))
    name = etree.QName(element).localname
    return f"{name}[{number.replace('/', '⁄')}]" if number else name  # a slash would end the step
