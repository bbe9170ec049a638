using System.IO.Compression;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.MedicineImports;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.MedicineImports;

/// <summary>Imports as the page starts them, without the page.</summary>
internal static class ImportHouse
{
    public static byte[] Shared(string name) => File.ReadAllBytes(SharedMaterial.PathOf("drugdata", name));

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    public static async Task<ImportRun> ImportAsync(
        this WebHouse house, byte[] content, string fileName = "list", IProgress<ImportProgress>? progress = null, Act? act = null)
    {
        act ??= house.Act("manager");
        var started = await house.WithAsync((StartImport start) => start.RunAsync(act, new(fileName, content)));
        Assert.True(started.IsDone, string.Join(" ", started.Problems));
        await house.WithAsync(async (TakeInFormulary takeIn) =>
        {
            await takeIn.RunAsync(act, content, progress ?? new Progress<ImportProgress>(), CancellationToken.None);
            return true;
        });
        return await house.AskAsync(db => db.ImportRuns.AsNoTracking().SingleAsync(run => run.Id == act.Id));
    }

    /// <summary>Waits until the worker has ended an import that was queued.</summary>
    public static async Task UntilEndedAsync(this WebHouse house, Guid id)
    {
        var job = await house.Services.GetRequiredService<ImportsUnderWay>().AddAsync(house.Act("manager", id: id), []);
        await job.Ended.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
