using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class DemoFormularyTests
{
    [Fact]
    public void It_holds_what_such_houses_keep_and_no_two_products_look_the_same()
    {
        Assert.InRange(DemoFormulary.Products.Count, 70, 120);
        Assert.Equal(
            DemoFormulary.Products.Count, DemoFormulary.Products.Select(product => product.Title).Distinct().Count());
        string[] needed =
        [
            "methadone", "buprenorphine", "naltrexone", "lofexidine", "clonidine", "lorazepam", "diazepam",
            "chlordiazepoxide", "phenobarbital", "gabapentin", "pregabalin", "clozapine", "olanzapine", "quetiapine",
            "haloperidol", "risperidone", "aripiprazole", "lithium", "valproic acid", "lamotrigine", "sertraline",
            "escitalopram", "fluoxetine", "bupropion", "mirtazapine", "trazodone", "hydroxyzine", "promethazine",
            "ondansetron", "loperamide", "ibuprofen", "acetaminophen", "thiamine", "folic acid", "nicotine", "naloxone",
            "epinephrine", "glucose", "insulin glargine",
        ];
        var bases = DemoFormulary.Products.SelectMany(
            product => product.Ingredients).Select(ingredient => ingredient.Base);
        Assert.Empty(needed.Except(bases));
    }

    [Fact]
    public void Every_film_strength_is_there()
    {
        var films = DemoFormulary.Products.Where(product => product.CountedIn == CountedIn.Film);
        Assert.Equal(
            ["2 mg/0.5 mg", "4 mg/1 mg", "8 mg/2 mg", "12 mg/3 mg"],
            films.Select(film => film.StrengthText.Replace('\u00A0', ' ')));
        Assert.All(films, film => Assert.Equal((UsSchedule.III, true), (film.UsSchedule, film.NeedsWitness)));
    }

    [Fact]
    public void Amounts_and_schedules_make_sense()
    {
        Assert.All(DemoFormulary.Products, product =>
        {
            Assert.True(product.SmallestPerUnit is 1 or 2 or 100);
            Assert.Equal(product.CountedIn.IsMeasured(), product.SmallestPerUnit == 100);
            Assert.NotNull(product.Route);
            Assert.NotNull(product.UsSchedule);
            Assert.NotNull(product.UkSchedule);
            Assert.All(product.Packages, package =>
                Assert.True(package.Contents.TryCountParts(product.SmallestPerUnit, out _)));
        });
        Assert.All(
            DemoFormulary.Products.Where(product => product.UsSchedule is UsSchedule.II or UsSchedule.III),
            product => Assert.True(product.NeedsWitness));
        Assert.All(
            DemoFormulary.Products.Where(product => product.Form.Contains("extended", StringComparison.Ordinal)),
            product => Assert.Equal(1, product.SmallestPerUnit));
        Assert.Contains(DemoFormulary.Products, product => product.Emergency && product.CountedIn == CountedIn.Spray);
    }

    [Fact]
    public void A_title_reads_as_a_medication_line_begins()
    {
        Assert.Contains("buPROPion hydrochloride 150 mg tablet, extended release",
            DemoFormulary.Products.Select(product => product.Title.Replace('\u00A0', ' ')));
        Assert.Contains("methadone hydrochloride 10 mg/mL oral concentrate",
            DemoFormulary.Products.Select(product => product.Title.Replace('\u00A0', ' ')));
    }
}
