using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Insurance.Domain.DependencyInjection;

/// <summary>Registers the library with an application's services.</summary>
public static class InsuranceDomainServices
{
    /// <summary>
    /// Adds the catalogue, the calendar, the policies and, for the application's own use, the system clock: singletons, each only where the
    /// application has not put its own. An <see cref="INumberSource"/> is the application's to add.
    /// </summary>
    public static IServiceCollection AddInsuranceDomain(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(_ => TariffCatalog.Embedded);
        services.TryAddSingleton(_ => WorkingDayCalendar.China);
#pragma warning disable RS0030 // The one place that offers a clock; nothing in the domain asks for it.
        services.TryAddSingleton<IClock>(_ => SystemClock.Instance);
#pragma warning restore RS0030
        services.TryAddSingleton<IPaymentPeriodPolicy, PaymentPeriodPolicy>();
        services.TryAddSingleton<IAnnualLumpSumPolicy, AnnualLumpSumPolicy>();
        services.TryAddSingleton<ICertificateAvailabilityPolicy, CertificateAvailabilityPolicy>();
        return services;
    }
}
