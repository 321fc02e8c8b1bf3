"""GAEB DA XML 3.x: bills of quantities of German buyers (phases 81 and 83), also from programs that do not conform."""
