"""The demo case: an invented Danish cluster bids for a biogas-and-district-heating plant in an invented Polish town.

Everything is counted from the day it is loaded: the buyer's deadline lies about five weeks ahead. All firms, people, places
and certificates are invented and marked as such. A reader can finish the bid in the browser. Signed in as the bid manager, on
the page of the bid, these things block it, and this mends them:

1. *Ten requirements nobody answers* (C.1.4, 1.1.6, 1.2.5, 1.4.4, 1.5.7, 1.6.2, 2.3.7, 2.6.9, 2.6.12, 3.3.6): on the page of
   the solution choose the requirement, then add the first candidate.
2. *One placeholder* (2.6.11, lightning and surge protection): add the candidate, remove the placeholder. The requirements
   about the whole solution (C.1.1, C.1.2) are met from then on.
3. *One certificate that will have expired at the award* (1.5.6, the flare of Egeris): add the flare of Vandborre, remove
   the other one.
4. *Six conditions only proposed* (1.7.3, 1.7.4, 2.1.10, 2.3.5, 2.5.5, 2.7.6): confirm them all at once on the page of the
   tender.
5. *Two papers nobody has decided about* (B.1.2 the bid security, B.1.6 the time schedule): decide on the page of coverage,
   with a reason.
6. *One addendum* to acknowledge, and *one signatory* to name: both on the page of the documents.
7. *One quote that ends before the bid does*: sign in as the supplier Vandborre and hand the quote in again with a date after
   the end of the bid's validity.
8. *One quote still asked for*, without which the thermal store has no price: sign in as the supplier Nørre Tange and price
   its lines.
9. *One section that waits for its reviewer*: read it among the proposal texts and accept it.

Then freeze. One rated requirement (C.1.6) stays open, because no member offers it; it blocks nothing.

A second bid, for a small Danish call for pumps, is frozen: its pack is made while the demo starts and can be downloaded at
once by the bid manager and the export manager.
"""
