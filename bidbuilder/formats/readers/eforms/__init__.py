"""eForms notices of the EU (Regulation 2019/1780, SDK 1.x): one module a part of the notice, put together in `notice`."""
