using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Coverage;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Insurance.Domain.DependencyInjection;

/// <summary>
/// Registers the library with an application's services. Files that the application adds are read and checked inside the call, before or after
/// <see cref="AddInsuranceDomain"/>, and each is laid over those before it. A faulty one throws a <see cref="DomainException"/> with all that is
/// wrong in it, and nothing of it is added.
/// </summary>
public static class InsuranceDomainServices
{
    /// <summary>The origin of a tariff that was added without another label.</summary>
    public const string ApplicationOrigin = "application";

    // Kept, so that a file that is added later knows them from a factory of the application.
    private static readonly Func<IServiceProvider, TariffCatalog> CarriedCatalog = _ => TariffCatalog.Embedded;
    private static readonly Func<IServiceProvider, WorkingDayCalendar> CarriedCalendar = _ => WorkingDayCalendar.China;

    /// <summary>
    /// Adds the catalogue, the calendar, the policies and, for the application's own use, the system clock: singletons, each only where the
    /// application has not put its own. An <see cref="INumberSource"/> is the application's to add, and so are an <see cref="ICertificateSigner"/> and a
    /// <see cref="CertificateKeyRing"/>: keys never come from this library.
    /// </summary>
    public static IServiceCollection AddInsuranceDomain(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(CarriedCatalog);
        services.TryAddSingleton(CarriedCalendar);
#pragma warning disable RS0030 // The one place that offers a clock; nothing in the domain asks for it.
        services.TryAddSingleton<IClock>(_ => SystemClock.Instance);
#pragma warning restore RS0030
        services.TryAddSingleton<IPaymentPeriodPolicy, PaymentPeriodPolicy>();
        services.TryAddSingleton<IAnnualLumpSumPolicy, AnnualLumpSumPolicy>();
        services.TryAddSingleton<IPaymentStatusPolicy, PaymentStatusPolicy>();
        services.TryAddSingleton<ICertificateAvailabilityPolicy, CertificateAvailabilityPolicy>();
        services.TryAddSingleton<IRefundPolicy, RefundPolicy>();
        services.TryAddSingleton<IWaitingPeriodPolicy, WaitingPeriodPolicy>();
        services.TryAddSingleton<ILifetimePolicy, LifetimePolicy>();
        services.TryAddSingleton<ICapIncentivePolicy, CapIncentivePolicy>();
        services.TryAddSingleton<IOverlapPolicy, OverlapPolicy>();
        services.TryAddSingleton<IPersonalAccountPolicy, PersonalAccountPolicy>();
        services.TryAddSingleton<ILongTermCarePolicy, LongTermCarePolicy>();
        services.TryAddSingleton<IWaitingPeriodPolicy, WaitingPeriodPolicy>();
        return services;
    }

    /// <summary>
    /// Adds a tariff file to the catalogue, in the place of one of the same region and scheme. Its worked examples are run too; figures of other
    /// files are looked up in what is there at the call.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="tariff">The file; the stream stays open.</param>
    /// <param name="origin">The label by which results say where the figures come from: <see cref="TariffHistory.Origin"/>.</param>
    /// <exception cref="DomainException">The file is faulty, or an example does not come out: the codes of the group <c>file</c>.</exception>
    /// <exception cref="ArgumentException">The origin is empty, or the one of the files inside the package.</exception>
    /// <exception cref="InvalidOperationException">The application registered its catalogue by a factory or a type, not as an instance.</exception>
    public static IServiceCollection AddTariff(this IServiceCollection services, Stream tariff, string origin = ApplicationOrigin)
    {
        if (origin == TariffHistory.EmbeddedOrigin)
        {
            throw new ArgumentException("The label belongs to the files inside the package.", nameof(origin));
        }

        var catalog = Current(services, CarriedCatalog, () => TariffCatalog.Embedded);
        var history = TariffHistory.Read(tariff, origin).Value;
        return ExampleRun.Of(catalog, history) is { IsEmpty: false } wrong
            ? throw new DomainException(wrong)
            : Put(services, catalog.With(history));
    }

    /// <summary>Adds a region file to the catalogue, in the place of one of the same region.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="region">The file; the stream stays open.</param>
    /// <exception cref="DomainException">The file is faulty: the codes of the group <c>file</c>.</exception>
    /// <exception cref="InvalidOperationException">The application registered its catalogue by a factory or a type, not as an instance.</exception>
    public static IServiceCollection AddRegion(this IServiceCollection services, Stream region)
    {
        var catalog = Current(services, CarriedCatalog, () => TariffCatalog.Embedded);
        return Put(services, catalog.With(RegionFacts.Read(region).Value));
    }

    /// <summary>Lays a newer notice over the calendar, as <see cref="WorkingDayCalendar.With(Stream)"/> does.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="notice">The notice; the stream stays open.</param>
    /// <exception cref="DomainException">The notice is faulty or does not continue the calendar: <c>calendar.file</c>.</exception>
    /// <exception cref="InvalidOperationException">The application registered its calendar by a factory or a type, not as an instance.</exception>
    public static IServiceCollection AddCalendar(this IServiceCollection services, Stream notice)
    {
        var calendar = Current(services, CarriedCalendar, () => WorkingDayCalendar.China);
        return Put(services, calendar.With(notice).Value);
    }

    /// <summary>What the application would get now, without asking a factory of its own, which may need services that are not there yet.</summary>
    private static T Current<T>(IServiceCollection services, Func<IServiceProvider, T> carrying, Func<T> carried)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        return Registered<T>(services) switch
        {
            null => carried(),
            { ImplementationInstance: T own } => own,
            { ImplementationFactory: { } factory } when ReferenceEquals(factory, carrying) => carried(),
            _ => throw new InvalidOperationException(
                $"A file cannot be checked against a {typeof(T).Name} that a factory makes later: register it as an instance, or add the file to it yourself."),
        };
    }

    private static IServiceCollection Put<T>(IServiceCollection services, T instance)
        where T : class
    {
        if (Registered<T>(services) is { } before)
        {
            services.Remove(before);
        }

        return services.AddSingleton(instance);
    }

    private static ServiceDescriptor? Registered<T>(IServiceCollection services) =>
        services.LastOrDefault(service => service.ServiceType == typeof(T) && !service.IsKeyedService);
}
