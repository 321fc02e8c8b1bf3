"""Tables, load and save of domain objects, the unit of work and the migrations. Visibility is decided in its queries."""
