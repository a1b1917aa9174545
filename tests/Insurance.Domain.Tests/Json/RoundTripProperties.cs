using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Json;

/// <summary>What is written reads back the same, as a value and as a property name.</summary>
public sealed class RoundTripProperties
{
    [Fact]
    public void Every_root_value_reads_back()
    {
        BothWays(Some.Amount);
        BothWays(Some.Rate);
        BothWays(Values.Rounding);
        BothWays(Values.Region);
        BothWays(Values.Line);
        BothWays(Some.Year);
        BothWays(Some.Period);
        BothWays(Values.Order);
        BothWays(Values.Agreement);
        BothWays(Values.Agreement.Select(agreement => ReassessmentId.Parse(agreement.ToString())));
        BothWays(Values.Certificate);
        BothWays(Gen.Elements(Enum.GetValues<Language>()));
        BothWays(Gen.Elements(Enum.GetValues<Scheme>()));
    }

    [Fact]
    public void Every_value_of_people_and_tariffs_reads_back()
    {
        BothWays(Values.Name);
        BothWays(Values.Id);
        BothWays(Values.Base);
        OneWay(Values.Bases);
        OneWay(Gen.Choose(0, (int)MemberKinds.All).Select(set => (MemberKinds)set));
    }

    [Fact]
    public void Every_account_reads_back()
    {
        BothWays(Values.AccountNumber);
        OneWay(Values.Account);
    }

    [Fact]
    public void Every_record_reads_back()
    {
        OneWay(Values.Person);
        OneWay(Values.Text);
        OneWay(Values.Source);
        OneWay(Values.Facts);
        OneWay(Values.Entry);
        OneWay(Values.Enrollment);
    }

    [Fact]
    public void A_record_of_an_application_reads_back()
    {
        var filings =
            from order in Values.Order
            from payer in Values.Person
            from region in Values.Region
            from year in Some.Year
            from period in Some.Period
            from declared in Values.Base
            from bases in Values.Bases
            from total in Some.Amount
            from facts in Values.Facts
            from source in Values.Source.OrNull()
            from certificate in Values.Certificate
            from first in Gen.Elements(true, false)
            select new Filing(
                order,
                payer,
                region,
                first ? Scheme.FlexibleEmployment : Scheme.Resident,
                year,
                period,
                first ? declared : null,
                bases,
                total,
                first ? Domain.Orders.OrderState.Placed : Domain.Orders.OrderState.Booked,
                facts,
                source,
                first ? null : certificate);
        OneWay(filings);
    }

    private static void BothWays<T>(Gen<T> gen)
        where T : struct
    {
        OneWay(gen);
        Holds.ForAll(gen, value =>
        {
            var json = FilingJson.Write(new Dictionary<T, int> { [value] = 7 });
            var (key, number) = Assert.Single(FilingJson.Read<Dictionary<T, int>>(json)!);
            Assert.Equal(value, key);
            Assert.Equal(7, number);
        });
    }

    private static void OneWay<T>(Gen<T> gen) => Holds.ForAll(gen, value =>
    {
        var json = FilingJson.Write(value);
        Assert.Equal(value, FilingJson.Read<T>(json));

        // The serializer that finds the attributes by reflection writes and reads the same.
        Assert.Equal(json, JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(json));
    });
}
