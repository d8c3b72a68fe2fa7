export async function profileApi(_seconds: number): Promise<void> {}
