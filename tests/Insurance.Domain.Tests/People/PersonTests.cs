using Insurance.Domain.People;

namespace Insurance.Domain.Tests.People;

public class PersonTests
{
    private static readonly PersonName Name = PersonName.Parse("王小明");
    private static readonly ResidentId Id = ResidentId.Parse("11010519491231002X");

    [Fact]
    public void A_person_has_a_name_and_a_number()
    {
        var person = new Person(Name, Id);

        Assert.Equal((Name, Id), (person.Name, person.Id));
    }

    [Fact]
    public void Persons_are_equal_by_name_and_number()
    {
        Assert.Equal(new Person(Name, Id), new Person(Name, Id));
        Assert.NotEqual(new Person(Name, Id), new Person(PersonName.Parse("王明"), Id));
        Assert.NotEqual(new Person(Name, Id), new Person(Name, ResidentId.Parse("440308199901101512")));
    }

    [Fact]
    public void A_person_without_name_or_number_cannot_be_made()
    {
        Assert.Throws<ArgumentException>("name", () => new Person(default, Id));
        Assert.Throws<ArgumentException>("id", () => new Person(Name, default));
    }

    [Fact]
    public void A_person_prints_masked_name_and_number() => Assert.Equal("王** (110*************2X)", new Person(Name, Id).ToString());
}
