/** The one container of partners' files. The template creates it in Azure. */
export const FILES_CONTAINER = 'partner-files';
