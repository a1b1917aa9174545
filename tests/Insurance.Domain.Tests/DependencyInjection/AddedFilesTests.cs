using System.Text;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.DependencyInjection;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Calendars;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Tariffs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Invented = Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.DependencyInjection;

/// <summary>An application adds its own files to those of the package.</summary>
public sealed class AddedFilesTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_tariff_is_found_beside_the_embedded_ones_whether_added_before_or_after_the_library(bool before)
    {
        var services = new ServiceCollection();
        var catalog = Catalog(before
            ? services.AddTariff(Bytes(City()), "city.json").AddInsuranceDomain()
            : services.AddInsuranceDomain().AddTariff(Bytes(City()), "city.json"));

        var tariff = catalog.Find(Invented.Somewhere, Scheme.Resident, 2025).Value;
        Assert.Equal("city.json", tariff.History.Origin);
        Assert.Equal(Money.FromYuan(100), tariff.Assess("a", 12).Value.Total);
        Assert.Equal("embedded", catalog.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2023).Value.History.Origin);
    }

    [Fact]
    public void Without_a_label_the_origin_says_that_the_file_is_the_application_s() =>
        Assert.Equal("application", Catalog(new ServiceCollection().AddTariff(Bytes(City()))).Find(Invented.Somewhere, Scheme.Resident).Value.Origin);

    [Fact]
    public void Several_files_add_up_and_a_later_one_overrides_the_same_region_and_scheme()
    {
        var catalog = Catalog(new ServiceCollection()
            .AddTariff(Bytes(City()), "first")
            .AddTariff(Bytes(City(scheme: "flexible-employment")), "second")
            .AddInsuranceDomain()
            .AddRegion(Bytes(RegionFactsTests.Valid))
            .AddTariff(Bytes(City(amount: "120.00")), "third"));

        Assert.Equal("third", catalog.Find(Invented.Somewhere, Scheme.Resident).Value.Origin);
        Assert.Equal(Money.FromYuan(120), catalog.Find(Invented.Somewhere, Scheme.Resident, 2025).Value.Assess("a", 12).Value.Total);
        Assert.Equal("second", catalog.Find(Invented.Somewhere, Scheme.FlexibleEmployment).Value.Origin);
        Assert.Equal("Someplace", catalog.FactsOf(Invented.Somewhere)?.Name.English);
        Assert.Equal(TariffCatalog.Embedded.Histories.Count() + 2, catalog.Histories.Count());
    }

    [Fact]
    public void A_file_takes_the_place_of_an_embedded_one()
    {
        var catalog = Catalog(new ServiceCollection().AddInsuranceDomain().AddTariff(Bytes(City(region: "500000", scheme: "flexible-employment")), "mine"));

        Assert.Equal("mine", catalog.Find(Region.Chongqing, Scheme.FlexibleEmployment).Value.Origin);
        Assert.Equal("tariff.unknown-year", Assert.Single(catalog.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2023).Errors).Code);
        Assert.True(TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2023).Succeeded);
    }

    [Fact]
    public void A_figure_of_a_file_that_was_added_before_is_found_by_the_examples_of_the_next()
    {
        // The floor of 130.00 lies in the other file and lifts the 100.00 of this one.
        var floor = City(region: "990001", amount: "130.00");
        var city = Invented.File(
            Invented.Figure("amount", "yuan-a-year", "2025 = 100.00"),
            Invented.GradeWith("\"wholeYearOnly\": true", "a", Invented.Fixed("basic", "amount", """ "round": { "each": "year", "to": "0.01", "mode": "exact" }, "notBelow": "990001/resident/amount" """)),
            examples: """{ "year": 2025, "grade": "a", "total": "130.00" }""");

        Assert.True(Catalog(new ServiceCollection().AddTariff(Bytes(floor)).AddTariff(Bytes(city))).Find(Invented.Somewhere, Scheme.Resident, 2025).Succeeded);
        Assert.Throws<DomainException>(() => new ServiceCollection().AddTariff(Bytes(city)));
    }

    [Fact]
    public void A_faulty_tariff_throws_in_the_call_with_all_findings_and_leaves_the_services_as_they_were()
    {
        var services = new ServiceCollection().AddInsuranceDomain();
        var before = services.ToList();
        var faulty = City()
            .Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal)
            .Replace("\"charge\": \"fixed\"", "\"charge\": \"free\"", StringComparison.Ordinal)
            .Replace("\"is\": \"100.00\"", "\"is\": 100", StringComparison.Ordinal)
            .Replace("\"bases\"", "\"bassets\"", StringComparison.Ordinal);

        var thrown = Assert.Throws<DomainException>(() => services.AddTariff(Bytes(faulty)));

        Assert.Equal(
            ["$.bassets", "$.figures.amount.rows[0].is", "$.format", "$.grades.a.lines[0].charge"],
            thrown.Errors.Select(error => error.Field).Order(StringComparer.Ordinal));
        Assert.All(thrown.Errors, error => Assert.Contains(error.Message, thrown.Message, StringComparison.Ordinal));
        Assert.Equal(before, services);
    }

    [Fact]
    public void Examples_that_do_not_come_out_and_rows_that_none_reaches_throw_in_the_call_all_at_once()
    {
        var wrong = City()
            .Replace("\"total\": \"100.00\"", "\"total\": \"100.01\"", StringComparison.Ordinal)
            .Replace("\"for\": \"2025\", \"is\"", "\"for\": \"2026\", \"is\": \"7.00\", \"source\": \"d1\", \"confidence\": \"official\" }, { \"for\": \"2025\", \"is\"", StringComparison.Ordinal);

        var thrown = Assert.Throws<DomainException>(() => new ServiceCollection().AddTariff(Bytes(wrong)));

        Assert.Equal(["file.example-wrong", "file.row-unreached"], thrown.Errors.Select(error => error.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_faulty_region_file_throws_in_the_call_with_all_findings()
    {
        var services = new ServiceCollection().AddInsuranceDomain();
        var before = services.ToList();
        var faulty = RegionFactsTests.Valid
            .Replace("\"we-chat\"", "\"carrier-pigeon\"", StringComparison.Ordinal)
            .Replace("\"policy\"", "\"politics\"", StringComparison.Ordinal)
            .Replace("\"authority\": \"office\"", "\"authority\": \"nobody\"", StringComparison.Ordinal);

        var thrown = Assert.Throws<DomainException>(() => services.AddRegion(Bytes(faulty)));

        Assert.Equal(["$.authorities.bureau.tasks[1]", "$.channels[0].channel", "$.channels[1].authority"], thrown.Errors.Select(error => error.Field));
        Assert.Equal(before, services);
    }

    [Fact]
    public void A_region_file_gives_a_tariff_its_channels()
    {
        var catalog = Catalog(new ServiceCollection().AddTariff(Bytes(City())).AddRegion(Bytes(RegionFactsTests.Valid)).AddInsuranceDomain());

        Assert.Equal("12366", catalog.Find(Invented.Somewhere, Scheme.Resident, 2025).Value.Offer(PaymentChannel.WeChat, new LocalDate(2025, 3, 3)).Value.Hotline);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_newer_notice_is_laid_over_the_calendar_and_the_policies_count_with_it(bool before)
    {
        var services = new ServiceCollection();
        using var provider = (before
            ? services.AddCalendar(new MemoryStream(InventedNotice.Bytes)).AddInsuranceDomain()
            : services.AddInsuranceDomain().AddCalendar(new MemoryStream(InventedNotice.Bytes))).BuildServiceProvider(Strict);

        var calendar = provider.GetRequiredService<WorkingDayCalendar>();
        Assert.Equal("2007-01-01..2027-12-31", calendar.ToString());
        Assert.Equal(DayKind.MakeUpWorkday, calendar.KindOf(new LocalDate(2026, 12, 26)).Value);

        // After Monday 28 December come 29, 30 and, past the days off of the notice, 4, 5 and 6 January.
        var forecast = provider.GetRequiredService<ICertificateAvailabilityPolicy>().For(Region.Chongqing, Scheme.FlexibleEmployment, new LocalDate(2026, 12, 28)).Value;
        Assert.Equal((new LocalDate(2027, 1, 4), new LocalDate(2027, 1, 6)), (forecast.From, forecast.Through));
    }

    [Fact]
    public void Notices_add_up_one_year_after_the_other()
    {
        var next = InventedNotice.Text
            .Replace("2026-", "20X6-", StringComparison.Ordinal)
            .Replace("2027-", "2028-", StringComparison.Ordinal)
            .Split('\n')
            .Where(line => !line.Contains("20X6-", StringComparison.Ordinal) && !line.StartsWith("2028-", StringComparison.Ordinal));
        var text = string.Join('\n', next).Replace("26 off, 6 work", "0 off, 0 work", StringComparison.Ordinal);
        using var provider = new ServiceCollection()
            .AddCalendar(new MemoryStream(InventedNotice.Bytes))
            .AddInsuranceDomain()
            .AddCalendar(Bytes(text))
            .BuildServiceProvider(Strict);

        Assert.Equal(new LocalDate(2028, 12, 31), provider.GetRequiredService<WorkingDayCalendar>().CoveredThrough);
        Assert.Single(provider.GetServices<WorkingDayCalendar>());
    }

    [Fact]
    public void A_faulty_notice_throws_in_the_call_with_all_findings_by_line()
    {
        var services = new ServiceCollection().AddInsuranceDomain();
        var before = services.ToList();
        var faulty = InventedNotice.Text
            .Replace("26 off, 6 work", "many", StringComparison.Ordinal)
            .Replace("2027-10-09,work", "2027-10-09,play", StringComparison.Ordinal);

        var thrown = Assert.Throws<DomainException>(() => services.AddCalendar(Bytes(faulty)));

        Assert.Equal(["4", "38"], thrown.Errors.Select(error => error.Operands["line"]));
        Assert.All(thrown.Errors, error => Assert.Equal("calendar.file", error.Code));
        Assert.Equal(before, services);

        // The same notice twice does not continue the calendar.
        services.AddCalendar(new MemoryStream(InventedNotice.Bytes));
        Assert.Throws<DomainException>(() => services.AddCalendar(new MemoryStream(InventedNotice.Bytes)));
    }

    [Fact]
    public void Files_are_laid_over_what_the_application_registered_as_instances()
    {
        var exchange = WorkingDayCalendar.China.WithoutMakeUpWorkdays();
        using var provider = new ServiceCollection()
            .AddSingleton(TariffCatalog.Empty)
            .AddSingleton(exchange)
            .AddInsuranceDomain()
            .AddTariff(Bytes(City()))
            .AddCalendar(new MemoryStream(InventedNotice.Bytes))
            .BuildServiceProvider(Strict);

        Assert.Equal([Invented.Somewhere], provider.GetRequiredService<TariffCatalog>().Histories.Select(history => history.Region));
        Assert.False(provider.GetRequiredService<WorkingDayCalendar>().CountsMakeUpWorkdays);
    }

    [Fact]
    public void What_a_factory_makes_later_cannot_be_checked_against_and_says_so()
    {
        var services = new ServiceCollection().AddSingleton(_ => TariffCatalog.Empty).AddSingleton(_ => WorkingDayCalendar.China).AddInsuranceDomain();

        Assert.Throws<InvalidOperationException>(() => services.AddTariff(Bytes(City())));
        Assert.Throws<InvalidOperationException>(() => services.AddRegion(Bytes(RegionFactsTests.Valid)));
        Assert.Throws<InvalidOperationException>(() => services.AddCalendar(new MemoryStream(InventedNotice.Bytes)));
    }

    [Fact]
    public void A_catalogue_under_a_key_is_another_service()
    {
        var services = new ServiceCollection().AddKeyedSingleton("other", TariffCatalog.Empty).AddTariff(Bytes(City())).AddInsuranceDomain();

        Assert.True(Catalog(services).Find(Region.Chongqing, Scheme.FlexibleEmployment).Succeeded);
    }

    [Fact]
    public void A_policy_of_the_application_stays_when_files_are_added()
    {
        var own = new PaymentPeriodPolicy();
        using var before = new ServiceCollection().AddSingleton<IPaymentPeriodPolicy>(own).AddInsuranceDomain().AddTariff(Bytes(City())).BuildServiceProvider(Strict);
        using var after = new ServiceCollection().AddTariff(Bytes(City())).AddInsuranceDomain().AddSingleton<IPaymentPeriodPolicy>(own).BuildServiceProvider(Strict);

        Assert.Same(own, before.GetRequiredService<IPaymentPeriodPolicy>());
        Assert.Same(own, after.GetRequiredService<IPaymentPeriodPolicy>());
    }

    [Fact]
    public void A_stream_that_never_ends_is_read_just_beyond_the_largest_size()
    {
        using var tariff = new Endless();
        using var region = new Endless();
        using var notice = new Endless();

        Assert.Equal("file.too-large", Assert.Single(Assert.Throws<DomainException>(() => new ServiceCollection().AddTariff(tariff)).Errors).Code);
        Assert.Equal("file.too-large", Assert.Single(Assert.Throws<DomainException>(() => new ServiceCollection().AddRegion(region)).Errors).Code);
        Assert.Contains("larger than", Assert.Throws<DomainException>(() => new ServiceCollection().AddCalendar(notice)).Errors[0].Operands["problem"], StringComparison.Ordinal);
        Assert.Equal(TariffHistory.MaxFileBytes + 1, tariff.Given);
        Assert.Equal(TariffHistory.MaxFileBytes + 1, region.Given);
        Assert.Equal(WorkingDayCalendar.MaxFileBytes + 1, notice.Given);
    }

    [Fact]
    public void A_stream_that_gives_a_few_bytes_at_a_time_is_read_whole_and_stays_open()
    {
        var text = City() + new string(' ', 40_000);
        using var dribble = new Dribble(Encoding.UTF8.GetBytes(text));

        Assert.True(Catalog(new ServiceCollection().AddTariff(dribble)).Find(Invented.Somewhere, Scheme.Resident).Succeeded);
        Assert.Equal(dribble.Length, dribble.Position);
        Assert.True(dribble.CanRead);
    }

    [Fact]
    public void A_file_of_exactly_the_largest_size_is_read()
    {
        var bytes = new byte[TariffHistory.MaxFileBytes];
        bytes.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(City(), bytes);

        Assert.True(TariffHistory.Read(new MemoryStream(bytes), "large").Succeeded);
        Assert.Equal("file.too-large", Assert.Single(TariffHistory.Read(new MemoryStream([.. bytes, (byte)' ']), "larger").Errors).Code);
    }

    [Fact]
    public void What_is_needed_may_not_be_missing_and_the_package_s_label_is_its_own()
    {
        var services = new ServiceCollection();

        Assert.Throws<ArgumentNullException>(() => InsuranceDomainServices.AddTariff(null!, Bytes(City())));
        Assert.Throws<ArgumentNullException>(() => InsuranceDomainServices.AddRegion(null!, Bytes(City())));
        Assert.Throws<ArgumentNullException>(() => InsuranceDomainServices.AddCalendar(null!, Bytes(City())));
        Assert.Throws<ArgumentNullException>(() => services.AddTariff(null!));
        Assert.Throws<ArgumentNullException>(() => services.AddRegion(null!));
        Assert.Throws<ArgumentNullException>(() => services.AddCalendar(null!));
        Assert.Throws<ArgumentException>(() => services.AddTariff(Bytes(City()), ""));
        Assert.Throws<ArgumentException>(() => services.AddTariff(Bytes(City()), "embedded"));
        Assert.Empty(services);
    }

    private static TariffCatalog Catalog(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider(Strict);
        return Assert.Single(provider.GetServices<TariffCatalog>());
    }

    private static string City(string region = Invented.Place, string scheme = "resident", string amount = "100.00") => Invented.File(
        Invented.Figure("amount", "yuan-a-year", $"2025 = {amount}"),
        Invented.Grade("a", Invented.Fixed("basic", "amount")),
        examples: $$"""{ "year": 2025, "grade": "a", "total": "{{amount}}" }""",
        region: region,
        scheme: scheme);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            Given += buffer.Length;
            return buffer.Length;
        }
    }

    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
    }
}
