using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.DependencyInjection;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Insurance.Domain.Tests.DependencyInjection;

public sealed class InsuranceDomainServicesTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    private static readonly Type[] Services =
    [
        typeof(TariffCatalog), typeof(WorkingDayCalendar), typeof(IClock), typeof(IPaymentPeriodPolicy), typeof(IAnnualLumpSumPolicy),
        typeof(IPaymentStatusPolicy), typeof(IRefundPolicy), typeof(IWaitingPeriodPolicy), typeof(ICertificateAvailabilityPolicy),
        typeof(ILifetimePolicy), typeof(ICapIncentivePolicy), typeof(IOverlapPolicy), typeof(IPersonalAccountPolicy), typeof(ILongTermCarePolicy),
    ];

    public static TheoryData<Type> Offered => [.. Services];

    [Theory]
    [MemberData(nameof(Offered))]
    public void Each_service_resolves_and_is_one_for_the_whole_application(Type service)
    {
        using var provider = new ServiceCollection().AddInsuranceDomain().BuildServiceProvider(Strict);
        using var scope = provider.CreateScope();

        Assert.Same(provider.GetRequiredService(service), scope.ServiceProvider.GetRequiredService(service));
    }

    [Fact]
    public void Nothing_else_is_added_and_nothing_twice()
    {
        var services = new ServiceCollection().AddInsuranceDomain().AddInsuranceDomain();

        Assert.Equal(Services.Select(service => service.Name).Order(), services.Select(service => service.ServiceType.Name).Order());
        Assert.All(services, service => Assert.Equal(ServiceLifetime.Singleton, service.Lifetime));
    }

    [Fact]
    public void The_embedded_files_and_the_system_clock_are_the_defaults()
    {
        using var provider = new ServiceCollection().AddInsuranceDomain().BuildServiceProvider(Strict);

        Assert.Same(TariffCatalog.Embedded, provider.GetRequiredService<TariffCatalog>());
        Assert.Same(WorkingDayCalendar.China, provider.GetRequiredService<WorkingDayCalendar>());
        Assert.Same(SystemClock.Instance, provider.GetRequiredService<IClock>());
        Assert.Null(provider.GetService<INumberSource>());
    }

    [Fact]
    public void A_signer_is_the_application_s_to_add_and_the_container_lets_its_key_go()
    {
        var signer = Sealed.NewSigner("app-1");
        using (var provider = new ServiceCollection().AddInsuranceDomain().BuildServiceProvider(Strict))
        {
            Assert.Null(provider.GetService<ICertificateSigner>());
            Assert.Null(provider.GetService<CertificateKeyRing>());
        }

        using (var provider = new ServiceCollection().AddInsuranceDomain().AddSingleton<ICertificateSigner>(_ => signer).BuildServiceProvider(Strict))
        {
            Assert.Same(signer, provider.GetRequiredService<ICertificateSigner>());
        }

        Assert.Throws<ObjectDisposedException>(() => signer.Sign([1]));
    }

    [Fact]
    public void What_the_application_put_there_before_stays_and_is_used()
    {
        var own = new Nobody();
        var clock = new StoppedClock();
        using var provider = new ServiceCollection()
            .AddSingleton(Invented.Catalog)
            .AddSingleton<IClock>(clock)
            .AddSingleton<IPaymentPeriodPolicy>(own)
            .AddInsuranceDomain()
            .BuildServiceProvider(Strict);

        Assert.Same(Invented.Catalog, provider.GetRequiredService<TariffCatalog>());
        Assert.Same(clock, provider.GetRequiredService<IClock>());
        Assert.Same(own, provider.GetRequiredService<IPaymentPeriodPolicy>());
        Assert.Equal(
            "certificate.rule-unknown",
            provider.GetRequiredService<ICertificateAvailabilityPolicy>().For(Invented.Region, Scheme.FlexibleEmployment, new LocalDate(2025, 3, 3)).Errors.Single().Code);
        var enrollment = Chongqing.Registered(new LocalDate(2023, 1, 3));
        Assert.Equal(
            "period.last-year",
            provider.GetRequiredService<IAnnualLumpSumPolicy>()
                .Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2023), ContributionRecord.Empty, new LocalDate(2023, 1, 3)).Errors.Single().Code);
    }

    [Fact]
    public void The_whole_journey_runs_through_the_container()
    {
        using var provider = new ServiceCollection()
            .AddSingleton<IClock, StoppedClock>()
            .AddSingleton<INumberSource, Counter>()
            .AddInsuranceDomain()
            .BuildServiceProvider(Strict);
        var now = provider.GetRequiredService<IClock>().GetCurrentInstant();
        var today = ChinaStandardTime.DateOf(now);
        var numbers = provider.GetRequiredService<INumberSource>();
        var tariff = provider.GetRequiredService<TariffCatalog>().Find(Region.Chongqing, Scheme.FlexibleEmployment, today.Year).Value;

        var enrollment = Enrollment.Register(Chongqing.Zhang, tariff, Chongqing.Local, today).Value;
        var declaration = Declaration.Submit(enrollment, tariff, Chongqing.Zhang.Id, "2", today).Value;
        var premium = provider.GetRequiredService<IAnnualLumpSumPolicy>().Assess(enrollment, declaration, tariff, ContributionRecord.Empty, today).Value;
        var order = PremiumOrder.Place(numbers.NextOrder(), premium, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, now).Value;
        var notice = PaymentNotice.Read("N-1", order.Id, order.Total, now, PaymentChannel.WeChat).Value;
        var (paid, outcome) = order.Apply(notice).Value;
        var forecast = provider.GetRequiredService<ICertificateAvailabilityPolicy>().For(paid).Value;
        var certificate = Certificate.Issue(numbers.NextCertificate(), paid.Book(forecast.From).Value, forecast, forecast.From).Value;

        Assert.Equal(NoticeOutcomeKind.Applied, outcome.Kind);
        Assert.Equal("order.not-paid", order.Voucher().Errors.Single().Code);
        Assert.Equal(VoucherKind.Order, paid.Voucher().Value.Kind);
        Assert.Equal((new LocalDate(2023, 1, 6), new LocalDate(2023, 1, 10)), (forecast.From, forecast.Through));
        Assert.Equal((Money.FromYuan(5874), new LocalDate(2023, 1, 3)), (certificate.Total, certificate.PaidOn));
    }

    [Fact]
    public void Services_are_needed() => Assert.Throws<ArgumentNullException>(() => InsuranceDomainServices.AddInsuranceDomain(null!));

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Chongqing.At(2023, 1, 3);
    }

    private sealed class Counter : INumberSource
    {
        public OrderId NextOrder() => OrderId.Parse("ORDER-0001");

        public AgreementId NextAgreement() => AgreementId.Parse("AGREE-0001");

        public CertificateNumber NextCertificate() => CertificateNumber.Parse("CERT-0001");
    }

    /// <summary>Lets nobody pay.</summary>
    private sealed class Nobody : IPaymentPeriodPolicy
    {
        public Result<PaymentPeriod> For(Enrollment enrollment, PaymentGrade grade, Tariff tariff, ContributionRecord record, LocalDate on) =>
            DomainError.Of(ErrorCodes.Period.LastYear, "year", ("year", 2023), ("current", 2023));
    }
}
