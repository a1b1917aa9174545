using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// The catalogue as the law stood for a date and as it was known on a day: two times that have nothing to do with each other. A base announced in
/// December for January is law of the next year and known in this one; a correction in April changes what January owed and not what
/// anybody knew in January. Immutable.
/// </summary>
public sealed class CatalogView
{
    private readonly TariffCatalog catalog;

    internal CatalogView(TariffCatalog catalog, LocalDate lawDate, LocalDate? asKnownOn, Trust trust)
    {
        this.catalog = catalog;
        LawDate = lawDate;
        AsKnownOn = asKnownOn;
        Trust = trust;
    }

    /// <summary>The date for which the law is asked; its calendar year is the contribution year.</summary>
    public LocalDate LawDate { get; }

    /// <summary>The day whose knowledge it shows; null for everything the files know.</summary>
    public LocalDate? AsKnownOn { get; }

    /// <summary>What happens where a value may no longer be believed.</summary>
    public Trust Trust { get; }

    /// <summary>The tariff of the contribution year of <see cref="LawDate"/>, as known on <see cref="AsKnownOn"/>.</summary>
    /// <returns>The tariff, or a refusal of <see cref="TariffCatalog.Find(Region, Scheme, int, LocalDate?, Trust)"/>.</returns>
    public Result<Tariff> Find(Region region, Scheme scheme) => catalog.Find(region, scheme, LawDate.Year, AsKnownOn, Trust);

    /// <summary>
    /// The tariff of the year in which a grade's own twelve months hold <see cref="LawDate"/>: a school year of September 2024 still holds in
    /// March 2025.
    /// </summary>
    /// <returns>The tariff, <c>tariff.unknown-grade</c>, or a refusal of <see cref="TariffCatalog.Find(Region, Scheme, int, LocalDate?, Trust)"/>.</returns>
    public Result<Tariff> Find(Region region, Scheme scheme, string grade)
    {
        if (!catalog.Find(region, scheme).TryGet(out var history, out var unknown))
        {
            return unknown;
        }

        return history.GradeOrRefusal(grade).TryGet(out var found, out var refused)
            ? catalog.Find(region, scheme, LawDate.Month < found.YearStarts ? LawDate.Year - 1 : LawDate.Year, AsKnownOn, Trust)
            : refused;
    }
}
