namespace Insurance.Domain.Bulk;

/// <summary>A row as an object, for callers who have no columns. <c>default</c> names no grade, and is refused as one that the tariff does not have.</summary>
/// <param name="Grade">The grade's id.</param>
/// <param name="Months">How many months: the last so many of the grade's year.</param>
/// <param name="Base">The declared base, in the unit of the grade's limits; null where none is declared.</param>
public readonly record struct BulkRequest(string Grade, int Months, Money? Base = null);
