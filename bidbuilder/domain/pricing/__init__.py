"""From member quotes to the bid price: exchange rates, landed price, mark-up, allocation and price schedules."""
