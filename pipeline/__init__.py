"""gyoji (行事, an event): tables of events, people, cities and times from scraped Japanese web pages."""
